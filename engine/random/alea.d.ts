// The part of seedrandom that the engine uses; its main file (which knows `Math.random`) is never loaded.
declare module 'seedrandom/lib/alea.js' {
  interface Alea {
    (): number;
    int32(): number;
  }
  export default function alea(seed: string): Alea;
}
