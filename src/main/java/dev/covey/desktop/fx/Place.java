package dev.covey.desktop.fx;

/** The entries of the navigation, in their order. */
public enum Place {
  GROUPS,
  FILES,
  DOWNLOADS,
  SHARING,
  NETWORK,
  SETTINGS
}
