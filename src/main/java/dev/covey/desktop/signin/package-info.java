/**
 * Signing up and signing in, each value checked while it is typed (S7). What is asked of the
 * tracker happens only on the button.
 */
package dev.covey.desktop.signin;
