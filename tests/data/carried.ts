// A small folder with the columns of the carried returns and figures that can be worked out by hand. None is real.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder } from '../cli/flowday.ts';

const sitrepColumns =
  'winter,org_code,date,ga_beds_open,ga_beds_occupied,adult_critical_care_open,adult_critical_care_occupied,beds_closed_dv_norovirus,beds_closed_dv_norovirus_unoccupied,los_gt7_beds,los_gt21_beds,ambulance_delays_30_60min,ambulance_delays_gt60min,ae_diverts,ae_closures,ae_attendances,flu_ga_beds,flu_cc_beds';

/** 1 December 2016 (a Thursday) to 5 January 2017: 200 beds open, 190 occupied, 150 from 24 to 26 December. */
function sitrep(): readonly string[] {
  const days = Array.from({ length: 36 }, (_, index) => {
    const date = new Date(Date.UTC(2016, 11, 1 + index)).toISOString().slice(0, 10);
    const occupied = date >= '2016-12-24' && date <= '2016-12-26' ? 150 : 190;
    const closed = date >= '2016-12-06' && date <= '2016-12-09' ? 10 * (index - 4) : 0;
    return `2016/17,RD1,${date},200,${occupied},13,12,${closed},${closed / 10},95,38,4,2,0,0,,,`;
  });
  // a day without beds, a winter whose delays were not reported, and one that is left out
  return [
    sitrepColumns,
    ...days,
    '2017/18,RD1,2017-12-04,0,0,13,12,0,0,0,0,0,0,0,0,,,',
    '2017/18,RD1,2017-12-05,100,90,13,12,0,0,45,18,0,0,0,0,,,',
    '2020/21,RD1,2020-12-07,100,50,13,12,0,0,10,5,1,1,0,0,,,',
  ];
}

/** Attendances 100 a day in every month but January (90 and, a year later, 80); one in three admitted, in January half. */
function attendances(): readonly string[] {
  const months = Array.from({ length: 24 }, (_, index) => new Date(Date.UTC(2016, 3 + index, 1)));
  const rows = months.flatMap((month) => {
    const period = month.toISOString().slice(0, 10);
    const days = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
    const january = period.slice(5, 7) === '01';
    const a = days * (january ? (period.startsWith('2017') ? 90 : 80) : 100);
    return [
      `${period},RD1,1,${a},${a / 5},${january ? a / 2 : a / 4}`,
      `${period},RD1,other,${days * 30},0,0`,
    ];
  });
  return ['period,org_code,type,attendances,breaches,admissions', ...rows];
}

/** Two Monday weeks: 50 a day, 64 on Saturdays. Neighbours: one in ten over half an hour. */
function ambulances(): readonly string[] {
  const rows = Array.from({ length: 14 }, (_, index) => {
    const date = new Date(Date.UTC(2018, 11, 3 + index)).toISOString().slice(0, 10);
    return [
      `RD1,Here,${date},${index % 7 === 5 ? 64 : 50},,`,
      `RN3,Next door,${date},60,5,1`,
      `RNZ,Next but one,${date},40,3,1`,
      `ENGLAND,ENGLAND,${date},1000,90,30`,
    ];
  });
  return ['org_code,provider,date,arriving_by_ambulance,delay_30_60,delay_gt60', ...rows.flat()];
}

/** Reported a day late: what stands on Tuesdays (200) is Monday's; 100 on other days; a missing return is nought. */
function discharges(): readonly string[] {
  const rows = Array.from({ length: 14 }, (_, index) => {
    const date = new Date(Date.UTC(2022, 3, 4 + index)).toISOString().slice(0, 10);
    const total = index % 7 === 1 ? 200 : index === 13 ? 0 : 100;
    return `${date},50,${total * 0.6},${total * 0.4},${total}`;
  });
  return [
    'date,no_longer_meet_criteria_to_reside,discharged_by_1700,discharged_1701_2359,discharged_total',
    ...rows,
  ];
}

function flu(): readonly string[] {
  const rows = Array.from({ length: 14 }, (_, index) => {
    const from = index - 10;
    return `2023-01-0${index % 10},${from},${from < -3 ? 100 : 400},0,${from < -3 ? 5 : 10},0`;
  });
  return ['date,days_from_england_peak,england_flu_ga_beds,england_index,rd1_flu_ga_beds,rd1_index', ...rows];
}

function hours(): readonly string[] {
  const rows = Array.from({ length: 24 }, (_, hour) => `${hour},${hour < 12 ? 1 : 3},1,1,1,1,1,1,1,1`);
  return [
    'hour,ed_all_attendances,ed_arrivals_later_admitted,ambulance_arrivals,gp_referred_arrivals_weekday,nhs111_calls_weekday,nhs111_calls_weekend,calls_999,inpatient_discharges,uclh_synthetic_emergency_inpatient_arrivals',
    ...rows,
  ];
}

const episodes = [
  'winter,start,end,reporting_days,peak_beds_closed,peak_date,sum_beds_closed_over_reporting_days,sum_unoccupied_closed',
  '2016/17,2016-12-06,2016-12-09,4,40,2016-12-09,100,10',
  '2018/19,2019-01-11,2019-01-14,4,30,2019-01-12,80,20',
];

const christmas = [
  'days_from_25_dec,rd1_occupied_index,rd1_open_index,rd1_los_gt21_index,england_occupied_index',
  '-1,0.767,1,0.9,0.9',
  '7,0.994,1,,0.99',
];

/** @returns its path */
export function carriedFolder(): string {
  const folder = emptyFolder();
  const files: Readonly<Record<string, readonly string[]>> = {
    'winter_sitrep_daily_RD1_2015-16_to_2022-23.csv': sitrep(),
    'norovirus_episodes_RD1_2015-16_to_2019-20.csv': episodes,
    'derived_christmas_shape_2016-17_to_2019-20.csv': christmas,
    'ae_attendances_RD1_2016-04_2018-03.csv': attendances(),
    'ambulance_arrivals_delays_daily_2018-12_to_2019-02_RD1_peers_england.csv': ambulances(),
    'discharge_daily_RD1_2022-04_onwards.csv': discharges(),
    'derived_flu_wave_2022-23.csv': flu(),
    'derived_hourly_profiles.csv': hours(),
  };
  for (const [name, lines] of Object.entries(files))
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return folder;
}
