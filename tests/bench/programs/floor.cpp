// The C++ floor: both workloads by hand, as in floors.ts: floor WORKLOAD ROWS. Says what programs/measured.ts says.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

namespace {

enum Column { GAP, ACUITY, TRIAGE, DOCTOR, IS_SCANNED, SCAN, IS_ADMITTED, STAY };
constexpr int kMm1Columns = 2;
constexpr int kEdColumns = 8;
constexpr int kSource = -1;
constexpr int kNobody = -1;

/// A four-way heap in order of time, then of scheduling.
class Calendar {
 public:
  double now = 0;

  bool empty() const { return heap_.empty(); }

  void add(double time, int subject) {
    const Entry fresh{time, serial_++, subject};
    heap_.push_back(fresh);
    std::size_t at = heap_.size() - 1;
    while (at > 0) {
      const std::size_t parent = (at - 1) / 4;
      if (time >= heap_[parent].time) break;
      heap_[at] = heap_[parent];
      at = parent;
    }
    heap_[at] = fresh;
  }

  int take() {
    const Entry taken = heap_.front();
    const Entry moved = heap_.back();
    heap_.pop_back();
    now = taken.time;
    const std::size_t size = heap_.size();
    if (size == 0) return taken.subject;
    std::size_t at = 0;
    for (std::size_t child = 1; child < size; child = at * 4 + 1) {
      const std::size_t end = child + 4 < size ? child + 4 : size;
      std::size_t least = child;
      for (std::size_t other = child + 1; other < end; other++) {
        if (before(heap_[other], heap_[least])) least = other;
      }
      if (!before(heap_[least], moved)) break;
      heap_[at] = heap_[least];
      at = least;
    }
    heap_[at] = moved;
    return taken.subject;
  }

 private:
  struct Entry {
    double time;
    std::uint32_t serial;
    int subject;
  };

  static bool before(const Entry& left, const Entry& right) {
    return left.time < right.time || (left.time == right.time && left.serial < right.serial);
  }

  std::vector<Entry> heap_;
  std::uint32_t serial_ = 0;
};

struct Person {
  const double* row;
  double arrived_at;
  double boarding_since;
  int stage;
  int next;
};

/// Who is present, in slots that are used again.
class Slots {
 public:
  Person& operator[](int slot) { return people_[slot]; }

  int open() {
    if (!free_.empty()) {
      const int slot = free_.back();
      free_.pop_back();
      return slot;
    }
    people_.push_back({});
    return static_cast<int>(people_.size()) - 1;
  }

  void close(int slot) { free_.push_back(slot); }

 private:
  std::vector<Person> people_;
  std::vector<int> free_;
};

/// Units, and who waits for one: by priority 0-3, then first come.
class Pool {
 public:
  Pool(int units, Slots& slots) : units_(units), slots_(slots) {}

  bool seize(int slot, int priority) {
    if (units_ > 0) {
      units_--;
      return true;
    }
    slots_[slot].next = kNobody;
    if (last_[priority] == kNobody) first_[priority] = slot;
    else slots_[last_[priority]].next = slot;
    last_[priority] = slot;
    return false;
  }

  int release() {
    for (int priority = 0; priority < 4; priority++) {
      const int slot = first_[priority];
      if (slot == kNobody) continue;
      first_[priority] = slots_[slot].next;
      if (first_[priority] == kNobody) last_[priority] = kNobody;
      return slot;
    }
    units_++;
    return kNobody;
  }

 private:
  int units_;
  Slots& slots_;
  int first_[4] = {kNobody, kNobody, kNobody, kNobody};
  int last_[4] = {kNobody, kNobody, kNobody, kNobody};
};

std::string single_queue(const std::vector<double>& rows) {
  Calendar calendar;
  Slots slots;
  Pool server(1, slots);
  const double* coming = rows.data();
  const double* end = coming + rows.size();
  double waits = 0;
  calendar.add(coming[GAP], kSource);
  while (!calendar.empty()) {
    const int slot = calendar.take();
    if (slot == kSource) {
      const int comer = slots.open();
      slots[comer].row = coming;
      slots[comer].arrived_at = calendar.now;
      if (server.seize(comer, 0)) calendar.add(calendar.now + coming[1], comer);
      coming += kMm1Columns;
      if (coming < end) calendar.add(calendar.now + coming[GAP], kSource);
      continue;
    }
    slots.close(slot);
    const int called = server.release();
    if (called == kNobody) continue;
    waits += calendar.now - slots[called].arrived_at;
    calendar.add(calendar.now + slots[called].row[1], called);
  }
  char text[64];
  std::snprintf(text, sizeof text, "{\"wait\":%.17g}", waits / (rows.size() / kMm1Columns));
  return text;
}

class Department {
 public:
  explicit Department(const std::vector<double>& rows)
      : coming_(rows.data()), end_(rows.data() + rows.size()), people_(rows.size() / kEdColumns) {}

  std::string run() {
    calendar_.add(coming_[GAP], kSource);
    while (!calendar_.empty()) {
      const int slot = calendar_.take();
      if (slot == kSource) arrive();
      else if (slots_[slot].stage == TRIAGE) end_triage(slot);
      else if (slots_[slot].stage == DOCTOR) end_doctor(slot);
      else if (slots_[slot].stage == SCAN) end_scan(slot);
      else end_stay(slot);
    }
    char text[256];
    std::snprintf(text, sizeof text,
                  "{\"waitForDoctor\":%.17g,\"timeInDepartment\":%.17g,\"boarding\":%.17g,\"lastDeparture\":%.17g}",
                  doctor_waits_ / people_, department_times_ / people_, boardings_ / admitted_, calendar_.now);
    return text;
  }

 private:
  int priority(int slot) { return static_cast<int>(slots_[slot].row[ACUITY]); }

  void work(int slot, Column stage) {
    slots_[slot].stage = stage;
    calendar_.add(calendar_.now + slots_[slot].row[stage], slot);
  }

  void arrive() {
    const int slot = slots_.open();
    slots_[slot].row = coming_;
    slots_[slot].arrived_at = calendar_.now;
    if (nurses_.seize(slot, priority(slot))) work(slot, TRIAGE);
    coming_ += kEdColumns;
    if (coming_ < end_) calendar_.add(calendar_.now + coming_[GAP], kSource);
  }

  void end_triage(int slot) {
    const int called = nurses_.release();
    if (called != kNobody) work(called, TRIAGE);
    if (cubicles_.seize(slot, priority(slot))) want_doctor(slot);
  }

  void want_doctor(int slot) {
    if (doctors_.seize(slot, priority(slot))) start_doctor(slot);
  }

  void start_doctor(int slot) {
    doctor_waits_ += calendar_.now - slots_[slot].arrived_at;
    work(slot, DOCTOR);
  }

  void end_doctor(int slot) {
    const int called = doctors_.release();
    if (called != kNobody) start_doctor(called);
    if (slots_[slot].row[IS_SCANNED] == 0) leave_or_board(slot);
    else if (scanners_.seize(slot, priority(slot))) work(slot, SCAN);
  }

  void end_scan(int slot) {
    const int called = scanners_.release();
    if (called != kNobody) work(called, SCAN);
    leave_or_board(slot);
  }

  void leave_or_board(int slot) {
    if (slots_[slot].row[IS_ADMITTED] == 0) {
      leave_cubicle(slot);
      slots_.close(slot);
      return;
    }
    admitted_++;
    slots_[slot].boarding_since = calendar_.now;
    if (beds_.seize(slot, 0)) start_stay(slot);
  }

  void start_stay(int slot) {
    boardings_ += calendar_.now - slots_[slot].boarding_since;
    work(slot, STAY);
    leave_cubicle(slot);
  }

  void leave_cubicle(int slot) {
    department_times_ += calendar_.now - slots_[slot].arrived_at;
    const int called = cubicles_.release();
    if (called != kNobody) want_doctor(called);
  }

  void end_stay(int slot) {
    const int called = beds_.release();
    if (called != kNobody) start_stay(called);
    slots_.close(slot);
  }

  const double* coming_;
  const double* end_;
  double people_;
  Calendar calendar_;
  Slots slots_;
  Pool nurses_{3, slots_}, cubicles_{30, slots_}, doctors_{10, slots_}, scanners_{4, slots_}, beds_{420, slots_};
  double doctor_waits_ = 0, department_times_ = 0, boardings_ = 0;
  int admitted_ = 0;
};

std::vector<double> read_rows(const char* path) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) std::exit(1);
  std::fseek(file, 0, SEEK_END);
  std::vector<double> rows(std::ftell(file) / sizeof(double));
  std::rewind(file);
  if (std::fread(rows.data(), sizeof(double), rows.size(), file) != rows.size()) std::exit(1);
  std::fclose(file);
  return rows;
}

double peak_mib() {
  std::FILE* status = std::fopen("/proc/self/status", "r");
  if (status == nullptr) return 0;
  char line[256];
  double kib = 0;
  while (std::fgets(line, sizeof line, status) != nullptr) std::sscanf(line, "VmHWM: %lf", &kib);
  std::fclose(status);
  return kib / 1024;
}

}  // namespace

int main(int, char** arguments) {
  const bool is_mm1 = std::strcmp(arguments[1], "mm1") == 0;
  const std::vector<double> rows = read_rows(arguments[2]);
  const std::clock_t cpu = std::clock();
  const auto start = std::chrono::steady_clock::now();
  const std::string answer = is_mm1 ? single_queue(rows) : Department(rows).run();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  const double cpu_seconds = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  std::printf("{\"answer\":%s,\"people\":%zu,\"wallSeconds\":%.9g,\"cpuSeconds\":%.9g,\"peakMiB\":%.6g}\n",
              answer.c_str(), rows.size() / (is_mm1 ? kMm1Columns : kEdColumns), wall.count(), cpu_seconds,
              peak_mib());
}
