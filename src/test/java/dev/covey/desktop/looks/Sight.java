package dev.covey.desktop.looks;

/**
 * One thing to look at.
 *
 * @param name what its pictures are called
 * @param open leads there and waits until it is seen; what stands over the window is put away
 *     afterwards
 */
record Sight(String name, Runnable open) {}
