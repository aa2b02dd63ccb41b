/**
 * The files screen: what a group shares, who has it, and how to fetch it or to share more (U10 to
 * U13, F1 to F14).
 *
 * <p>A <em>line</em> is one file name of the group: listed by the tracker, being prepared here, or
 * both. The <em>drop overlay</em> shows while files are dragged over the screen.
 */
package dev.covey.desktop.files;
