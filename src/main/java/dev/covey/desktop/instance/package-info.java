/**
 * One desktop for a data directory. The first start is the <em>instance</em>; a later one makes a
 * <em>handover</em> of what it was given (an invite, files) and ends. Knows nothing of JavaFX, so
 * that a handover costs no window.
 */
package dev.covey.desktop.instance;
