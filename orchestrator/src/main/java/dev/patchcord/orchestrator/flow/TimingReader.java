package dev.patchcord.orchestrator.flow;

import dev.patchcord.contract.flow.Timing;
import java.time.Duration;

/** Reads the machine's patience; what is absent is as {@link Timing#standard()} has it. */
final class TimingReader {
  private TimingReader() {}

  static Timing read(Section section) {
    Timing standard = Timing.standard();
    return new Timing(
        read(section, "session-opens", standard.sessionOpens()),
        read(section, "move-confirmed", standard.moveConfirmed()),
        read(section, "retry", standard.retry()),
        read(section, "patience", standard.patience()),
        read(section, "carrier-grace", standard.carrierGrace()),
        read(section, "carrier-queue", standard.carrierQueue()),
        read(section, "callback-grace", standard.callbackGrace()),
        read(section, "dial-posted", standard.dialPosted()),
        read(section, "joins", standard.joins()),
        read(section, "room-empties", standard.roomEmpties()),
        read(section, "check-up", standard.checkUp()),
        read(section, "look-up", standard.lookUp()),
        read(section, "remembered", standard.remembered()));
  }

  private static Duration read(Section section, String name, Duration standard) {
    return section.duration(name, standard.toMillis() + "ms", "10ms", "1d");
  }
}
