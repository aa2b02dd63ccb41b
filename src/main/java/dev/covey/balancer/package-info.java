/**
 * The balancer: tells peers which tracker is least loaded (L1 to L7).
 *
 * <p>Words: the <em>pool</em> holds the trackers that registered and renew; one that was silent too
 * long is <em>set aside</em> until it registers again; a <em>probe</em> is the balancer's own look
 * whether a tracker answers; a <em>conversation</em> is one connection, whoever is at its other
 * end. It carries no file, no session and nothing to keep: it may end and start again at any time.
 */
package dev.covey.balancer;
