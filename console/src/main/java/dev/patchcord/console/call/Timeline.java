package dev.patchcord.console.call;

import java.util.List;

/**
 * A call from left to right, a lane for each leg and one for the decisions. Units are those of the
 * drawing.
 *
 * @param width of all lanes
 * @param lanes from top to bottom
 * @param folds stretches without anything
 */
public record Timeline(int width, List<Lane> lanes, List<Fold> folds) {
  /** Height of a lane. */
  public static final int LANE = 40;

  /** Space above the lanes, for the words of the folds. */
  public static final int TOP = 20;

  public int height() {
    return TOP + lanes.size() * LANE;
  }

  /** One leg, or the decisions. */
  public record Lane(String name, int y, List<Bar> bars, List<Mark> marks) {}

  /**
   * A stretch of a leg.
   *
   * @param kind for its look, for example {@code ringing}
   * @param label short
   * @param title the same with times
   */
  public record Bar(int x, int width, String kind, String label, String title) {
    /** True if the label has room; letters are about seven units wide. */
    public boolean hasRoom() {
      return label.length() * 7 + 12 <= width;
    }
  }

  /**
   * One record of the journal.
   *
   * @param sequence its number
   * @param shape {@code event}, {@code reply}, {@code clock} or {@code operator}
   * @param commands how many were given
   * @param changes true if the call changed its state
   */
  public record Mark(
      int x, long sequence, String shape, int commands, boolean changes, String title) {}

  /** Nothing happened here for so long. */
  public record Fold(int x, int width, String says) {}
}
