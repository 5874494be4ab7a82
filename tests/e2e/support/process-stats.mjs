// What the kernel says of a process, from /proc.
import { readdirSync, readFileSync } from 'node:fs';

const CLOCK_TICKS_A_SECOND = 100; // USER_HZ, the same on every Linux that Debian runs on

function status(pid, key) {
  const line = new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line[1]);
}

export const threads = (pid) => status(pid, 'Threads');
export const memoryMb = (pid) => Math.round((status(pid, 'VmRSS') / 1024) * 10) / 10;
export const descriptors = (pid) => readdirSync(`/proc/${pid}/fd`).length;

/** Seconds of CPU used so far, all threads together. */
export function cpuSeconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_A_SECOND;
}
