package dev.patchcord.sandbox.scenario;

/** The specialists of every line. */
public enum Person {
  ADA(11),
  BEN(12),
  CLEO(13),
  TEN(30);

  private final int extension;

  Person(int extension) {
    this.extension = extension;
  }

  /** Last two digits of the phone number. */
  int extension() {
    return extension;
  }

  static Person named(String name) {
    return name.equals("the tenth specialist")
        ? TEN
        : valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }
}
