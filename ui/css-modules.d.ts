// CSS modules as TypeScript sees them: every class name is a string.

declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
