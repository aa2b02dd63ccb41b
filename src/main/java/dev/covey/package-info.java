/**
 * The programs: one entry point with a subcommand each for desktop, console, tracker, balancer,
 * demo and invite.
 *
 * <p>Each subcommand is a composition root: it reads the configuration, makes the parts with plain
 * constructors, starts them, and closes them in reverse order. Nothing else may depend on this
 * package.
 */
package dev.covey;
