/**
 * Sockets and threads: TLS and plain connections whose every wait has a limit, the listeners that
 * accept them, and the one place where threads are made.
 *
 * <p>Words: a <em>connection</em> is one socket with its close bounded; a <em>permit</em> is one
 * place among the connections a listener holds at once, taken before it accepts; a <em>limit</em>
 * is how long something may take before it fails. What the bytes mean is the caller's.
 */
package dev.covey.net;
