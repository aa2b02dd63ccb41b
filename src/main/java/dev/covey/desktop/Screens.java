package dev.covey.desktop;

import dev.covey.desktop.downloads.DownloadsScreen;
import dev.covey.desktop.files.FilesScreen;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.groups.GroupsScreen;
import dev.covey.desktop.network.EventLog;
import dev.covey.desktop.network.NetworkScreen;
import dev.covey.desktop.settings.SettingsScreen;
import dev.covey.desktop.sharing.SharingScreen;

/** Which screen stands at which place. */
final class Screens {
  private Screens() {}

  static Screen make(Place place, DesktopContext context, EventLog log) {
    return switch (place) {
      case GROUPS -> GroupsScreen.create(context);
      case FILES -> FilesScreen.create(context);
      case DOWNLOADS -> DownloadsScreen.create(context);
      case SHARING -> SharingScreen.create(context);
      case NETWORK -> NetworkScreen.create(context, log);
      case SETTINGS -> SettingsScreen.create(context);
    };
  }
}
