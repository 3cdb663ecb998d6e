// Hands a text to the browser as a file. Needs no secure context.

export function saveText(text: string, fileName: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** "Winter, fast forward" → `winter-fast-forward`. */
export function fileStem(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['flowday'];
  return words.join('-').slice(0, 60);
}
