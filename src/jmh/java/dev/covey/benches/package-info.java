/**
 * Runs the benchmarks. Each of them stands in the package of what it measures, for most of that is
 * package-private.
 */
package dev.covey.benches;
