// A bar on stderr while something takes its time. On anything but a terminal it shows nothing.

export interface ProgressBar {
  show(done: number, of: number): void;
  clear(): void;
}

const width = 30;

export function progressBar(label: string): ProgressBar {
  const { stderr } = process;
  if (!stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show: (done, of) => {
      const filled = Math.round((width * done) / of);
      stderr.write(`\r${label} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${of}`);
    },
    clear: () => {
      stderr.write('\r\u001b[K');
    },
  };
}
