package dev.patchcord.sandbox.run;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.random.RandomGenerator;

/**
 * Made-up accounts at both vendors: what a real installation gets in its environment. Kept beside
 * the broker's data, since the calls in the log belong to them.
 */
final class Accounts {
  /** The number that callers dial, and that the specialist's phone shows. */
  static final String OUR_NUMBER = "+14155550199";

  /** The specialist's phone. */
  static final String SPECIALIST_NUMBER = "+14155550101";

  /** Who may log in at the console, and by which password: both are printed at the start. */
  static final String PERSON = "alice";

  static final String PASSWORD = "rehearsal";

  private static final String OPERATOR_TOKEN = "OPERATOR_TOKEN";
  private static final String FILE = "accounts.properties";

  private final Map<String, String> environment;

  private Accounts(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The accounts that are kept in that directory; made up if there are none yet. */
  static Accounts keptIn(Path directory, RandomGenerator random) {
    Path file = directory.resolve(FILE);
    try {
      Properties kept = new Properties();
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file)) {
          kept.load(reader);
        }
      }
      Map<String, String> all = new LinkedHashMap<>();
      madeUp(random).forEach((name, value) -> all.put(name, kept.getProperty(name, value)));
      kept.putAll(all);
      try (Writer writer = Files.newBufferedWriter(file)) {
        kept.store(writer, "Made up by the sandbox; worth nothing anywhere else.");
      }
      return new Accounts(all);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read or written: " + e.getMessage(), e);
    }
  }

  /** Names and values as the services and the twin expect them in their environment. */
  Map<String, String> environment() {
    return environment;
  }

  /** With it the person acts on calls, by the console or by hand. */
  String operatorToken() {
    return environment.getOrDefault(OPERATOR_TOKEN, "");
  }

  private static Map<String, String> madeUp(RandomGenerator random) {
    Map<String, String> made = new LinkedHashMap<>();
    made.put("TWILIO_ACCOUNT_SID", "AC" + hex(random, 16));
    made.put("TWILIO_AUTH_TOKEN", hex(random, 16));
    made.put("FROM_NUMBER", OUR_NUMBER);
    made.put("TO_NUMBER", SPECIALIST_NUMBER);
    made.put("PHONE_NUMBER_ID", uuid(random));
    made.put("ASSISTANT_ID", uuid(random));
    made.put("PRIVATE_API_KEY", uuid(random));
    made.put("VAPI_HMAC_KEY", hex(random, 32));
    made.put("CONNECT_TOKEN", hex(random, 16));
    made.put(OPERATOR_TOKEN, hex(random, 16));
    return made;
  }

  private static String uuid(RandomGenerator random) {
    return hex(random, 4)
        + "-"
        + hex(random, 2)
        + "-4"
        + hex(random, 2).substring(1)
        + "-8"
        + hex(random, 2).substring(1)
        + "-"
        + hex(random, 6);
  }

  private static String hex(RandomGenerator random, int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
