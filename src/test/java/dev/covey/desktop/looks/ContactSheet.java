package dev.covey.desktop.looks;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the small pictures of an album on pages, each with its sight and how it was taken. */
final class ContactSheet {
  private static final Path FOLDER = Path.of("target", "screenshots");
  private static final int COLUMNS = 5;
  private static final int ROWS = 6;
  private static final int GAP = 16;
  private static final int CAPTION = 36;
  private static final int CELL_WIDTH = Album.THUMB_WIDTH + GAP;
  private static final int CELL_HEIGHT = Album.THUMB_HEIGHT + CAPTION + GAP;
  private static final Color GROUND = new Color(0x9a, 0x9a, 0x9a);

  private final List<Cell> cells = new ArrayList<>();

  private record Cell(String sight, Album.Print print) {}

  private ContactSheet(Map<String, List<Album.Print>> prints) {
    prints.forEach((sight, all) -> all.forEach(print -> cells.add(new Cell(sight, print))));
  }

  /** Writes {@code contact-sheet-<room>-<page>.png}, and tells the files. */
  static List<Path> write(String room, Album album) {
    ContactSheet sheet = new ContactSheet(album.prints());
    List<Path> pages = new ArrayList<>();
    for (int from = 0; from < sheet.cells.size(); from += COLUMNS * ROWS) {
      Path file = FOLDER.resolve("contact-sheet-%s-%d.png".formatted(room, pages.size() + 1));
      int to = Math.min(sheet.cells.size(), from + COLUMNS * ROWS);
      Album.write(page(sheet.cells.subList(from, to)), file);
      pages.add(file);
    }
    return pages;
  }

  private static BufferedImage page(List<Cell> cells) {
    int rows = Math.ceilDiv(cells.size(), COLUMNS);
    BufferedImage page =
        new BufferedImage(
            COLUMNS * CELL_WIDTH + GAP, rows * CELL_HEIGHT + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = page.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(GROUND);
    graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
    for (int i = 0; i < cells.size(); i++) {
      draw(graphics, cells.get(i), GAP + i % COLUMNS * CELL_WIDTH, GAP + i / COLUMNS * CELL_HEIGHT);
    }
    graphics.dispose();
    return page;
  }

  private static void draw(Graphics2D graphics, Cell cell, int x, int y) {
    graphics.drawImage(cell.print().picture(), x, y, null);
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
    graphics.drawString(cell.sight(), x, y + Album.THUMB_HEIGHT + 15);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    graphics.drawString(cell.print().caption(), x, y + Album.THUMB_HEIGHT + 31);
  }
}
