// One line an event on the console.
const line = (level, text) => `${new Date().toISOString()} ${level} ${text}`;

export const log = {
  info: (text) => console.log(line('info ', text)),
  warn: (text) => console.warn(line('warn ', text)),
  error: (text) => console.error(line('error', text)),
};
