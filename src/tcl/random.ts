import type { Interpreter } from "./interpreter.ts";

/*
 * Tcl's generator, described in manual page mathfunc(n) and in S. K. Park and K. W. Miller, "Random number
 * generators: good ones are hard to find", CACM 31 (1988): seed * 16807 modulo 2^31 - 1.
 */
const MULTIPLIER = 16807;
const MODULUS = 2147483647;

/** Takes the place of the two seeds that the generator would stay at. */
const SUBSTITUTE = 123459876;

/** The seed of an interpreter that has neither called `srand` nor been given a source of randomness. */
const FIRST_SEED = 1;

const seeds = new WeakMap<Interpreter, number>();

/**
 * `rand()`: more than 0, less than 1. After `srand` the sequence that Tcl gives for that seed; else from the host, where it
 * has a source; else always the same sequence.
 */
export function nextRandom(interp: Interpreter): number {
  const seed = seeds.get(interp);
  if (seed === undefined && interp.host.random) return interp.host.random();
  return step(interp, seed ?? FIRST_SEED);
}

/** `srand(seed)`: starts a sequence and gives its first number. The lowest 31 bits count. */
export function seedRandom(interp: Interpreter, seed: number | bigint): number {
  const bits = Number(BigInt.asUintN(31, BigInt(seed)));
  return step(interp, bits === 0 || bits === MODULUS ? bits ^ SUBSTITUTE : bits);
}

function step(interp: Interpreter, seed: number): number {
  // Less than 2^46, so exact.
  const next = (seed * MULTIPLIER) % MODULUS;
  seeds.set(interp, next);
  return next * (1 / MODULUS);
}
