/**
 * The downloads screen: a table of every download this device remembers, and below it the chosen
 * one's piece map, its peers and what happened to it (U14, D11, P7).
 *
 * <p>A <em>segment</em> is one of the views above the table (running, on hold, …). The <em>piece
 * map</em> draws a file's pieces as squares; when there are more pieces than squares, one square
 * stands for several and its shade for their verified share.
 */
package dev.covey.desktop.downloads;
