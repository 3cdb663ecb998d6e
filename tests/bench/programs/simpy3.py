"""Both workloads in SimPy 3: simpy3.py WORKLOAD ROWS PEOPLE. Says what programs/measured.ts says."""

import json
import sys
import time
from array import array

import simpy

GAP, ACUITY, TRIAGE, DOCTOR, IS_SCANNED, SCAN, IS_ADMITTED, STAY = range(8)


def read_rows(path, columns, most):
    values = array('d')
    with open(path, 'rb') as file:
        values.frombytes(file.read())
    count = min(most, len(values) // columns)
    return [values[row * columns:(row + 1) * columns] for row in range(count)]


def single_queue(rows):
    env = simpy.Environment()
    server = simpy.Resource(env, 1)
    waits = [0.0]

    def customer(service):
        arrived = env.now
        with server.request() as granted:
            yield granted
            waits[0] += env.now - arrived
            yield env.timeout(service)

    def source():
        for gap, service in rows:
            yield env.timeout(gap)
            env.process(customer(service))

    env.process(source())
    env.run()
    return {'wait': waits[0] / len(rows)}


class Department:
    """An emergency department whose cubicles are held until home or a bed."""

    def __init__(self, rows):
        self.rows = rows
        self.env = env = simpy.Environment()
        self.nurses = simpy.PriorityResource(env, 3)
        self.cubicles = simpy.PriorityResource(env, 30)
        self.doctors = simpy.PriorityResource(env, 10)
        self.scanners = simpy.PriorityResource(env, 4)
        self.beds = simpy.Resource(env, 420)
        self.doctor_waits = self.department_times = self.boardings = 0.0
        self.admitted = 0

    def source(self):
        for row in self.rows:
            yield self.env.timeout(row[GAP])
            self.env.process(self.patient(row))

    def patient(self, row):
        env = self.env
        arrived = env.now
        acuity = row[ACUITY]
        with self.nurses.request(priority=acuity) as nurse:
            yield nurse
            yield env.timeout(row[TRIAGE])
        cubicle = self.cubicles.request(priority=acuity)
        yield cubicle
        with self.doctors.request(priority=acuity) as doctor:
            yield doctor
            self.doctor_waits += env.now - arrived
            yield env.timeout(row[DOCTOR])
        if row[IS_SCANNED]:
            with self.scanners.request(priority=acuity) as scanner:
                yield scanner
                yield env.timeout(row[SCAN])
        if row[IS_ADMITTED]:
            yield from self.board(row, cubicle, arrived)
        else:
            self.leave(cubicle, arrived)

    def board(self, row, cubicle, arrived):
        since = self.env.now
        self.admitted += 1
        with self.beds.request() as bed:
            yield bed
            self.boardings += self.env.now - since
            self.leave(cubicle, arrived)
            yield self.env.timeout(row[STAY])

    def leave(self, cubicle, arrived):
        self.department_times += self.env.now - arrived
        self.cubicles.release(cubicle)

    def run(self):
        self.env.process(self.source())
        self.env.run()
        return {
            'waitForDoctor': self.doctor_waits / len(self.rows),
            'timeInDepartment': self.department_times / len(self.rows),
            'boarding': self.boardings / self.admitted,
            'lastDeparture': self.env.now,
        }


def peak_mib():
    with open('/proc/self/status') as status:
        for line in status:
            if line.startswith('VmHWM'):
                return int(line.split()[1]) / 1024
    return 0


def main(workload, path, most):
    rows = read_rows(path, 2 if workload == 'mm1' else 8, int(most))
    cpu, wall = time.process_time(), time.perf_counter()
    answer = single_queue(rows) if workload == 'mm1' else Department(rows).run()
    print(json.dumps({
        'answer': answer,
        'people': len(rows),
        'wallSeconds': time.perf_counter() - wall,
        'cpuSeconds': time.process_time() - cpu,
        'peakMiB': peak_mib(),
    }))


main(*sys.argv[1:])
