/** How tests show screens without a display, and tests of what screens share. */
package dev.covey.desktop.fx;
