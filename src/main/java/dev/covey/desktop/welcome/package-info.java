/**
 * The first start: start a network on this computer, or join one by an invite or by an address
 * whose fingerprint the user confirms (X2).
 *
 * <p>To <em>check</em> is to ask which network answers, trusting nothing yet.
 */
package dev.covey.desktop.welcome;
