/**
 * The main job, by itself: a network, an owner, some seeders and a downloader in one process on
 * loopback, moving one file over the real connections and comparing what arrived.
 */
package dev.covey.demo;
