package dev.covey.desktop.files;

import dev.covey.model.FileName;
import dev.covey.model.GroupName;

/** What a row of the files table is about: groups may have files of the same name. */
record FileKey(GroupName group, FileName name) {}
