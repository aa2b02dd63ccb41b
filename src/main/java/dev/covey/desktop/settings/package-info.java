/**
 * What the user may choose: how the desktop looks, where downloads go, of what to be told, and the
 * account. Every choice applies at once.
 */
package dev.covey.desktop.settings;
