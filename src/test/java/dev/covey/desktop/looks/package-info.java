/**
 * Every screen, dialog and error as it looks. A <i>sight</i> is one thing to look at, a
 * <i>stand</i> the window from which it is seen, and a <i>light</i> how: in which theme, size and
 * language. Pictures of all of them go to {@code target/screenshots/looks/}, small ones to contact
 * sheets beside it.
 */
package dev.covey.desktop.looks;
