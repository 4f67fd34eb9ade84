package dev.patchcord.sandbox.run;

import dev.patchcord.sandbox.kafka.FreePorts;

/** What a port on the command line must be. */
final class PortOption {
  private static final int HIGHEST = 65_535;

  private PortOption() {}

  /**
   * Looks at one before anything is started.
   *
   * @param option its name, which the person can change
   * @param lowest 0 if that asks for any free port, else 1
   * @throws CannotStart if it is no port, or another program has it
   */
  static void check(String option, int lowest, int port) {
    if (port < lowest || port > HIGHEST) {
      throw new CannotStart(
          "%s must be %d to %d, but is %d".formatted(option, lowest, HIGHEST, port));
    }
    if (port != 0 && !FreePorts.isFree(port)) {
      throw new CannotStart(
          "port %d is taken by another program; end that, or choose another port with %s"
              .formatted(port, option));
    }
  }
}
