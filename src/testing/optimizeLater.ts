import { setFlagsFromString } from 'node:v8';

/*
 * V8 optimizes a function that was called a few hundred times, on a thread beside. Most of our code is warm for one test only, so that
 * thread took a third of the time of the tests. Now it takes the functions that stay warm.
 */
setFlagsFromString('--interrupt-budget=1000000');
