package dev.patchcord.sandbox.twin;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration of the Twilio half ({@code twin.yml} has the defaults and their reasons).
 *
 * @param accountSid user name of REST requests and sender of webhooks
 * @param authToken password of REST requests and key of the webhook signatures
 * @param speed how much faster than the wall clock calls live; 1 is real time
 * @param defaultVoiceUrl fetched for inbound calls to numbers that {@code numbers} does not name;
 *     null refuses them
 * @param defaultStatusCallback told once when such a call ends
 * @param numbers per dialled number, E.164 with or without the plus sign
 * @param ownedNumbers what may stand in From; empty admits every valid number
 * @param dialDelay from the create request to {@code initiated}
 * @param setupDelay from {@code initiated} to {@code ringing}
 * @param ringGrace added to every Timeout (Twilio: up to 5 s)
 * @param detectionDelay from the answer to the machine detection's verdict
 * @param callsPerSecond creates beyond it are queued; 0 = no limit
 * @param readLag how far GET requests look into the past (Twilio's reads are eventually consistent)
 * @param admitWalkIns whether an AI session for an unknown CallSid makes a leg with that SID
 * @param promotionDelay from the answer to where the leg can be redirected (Twilio refuses a
 *     redirect of a call that its API does not take for in progress yet)
 * @param keptEndedLegs ended legs that REST and the control API still find; the first that ended
 *     are forgotten first
 * @param recordLimit entries that the record keeps; the oldest are forgotten first
 * @param recordAnswers whether the record keeps what webhooks were answered: TwiML documents
 */
@ConfigurationProperties("twin")
public record TwinSettings(
    String accountSid,
    String authToken,
    double speed,
    @Nullable URI defaultVoiceUrl,
    @Nullable URI defaultStatusCallback,
    @Nullable Map<String, PhoneNumber> numbers,
    @Nullable Set<String> ownedNumbers,
    Duration dialDelay,
    Duration setupDelay,
    Duration ringGrace,
    Duration detectionDelay,
    double callsPerSecond,
    Duration readLag,
    boolean admitWalkIns,
    Duration promotionDelay,
    int keptEndedLegs,
    int recordLimit,
    boolean recordAnswers) {

  private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");

  /**
   * A phone number of the account.
   *
   * @param voiceUrl fetched when it is called
   * @param fallbackUrl fetched when that fails
   * @param statusCallback told once when the call ends
   */
  public record PhoneNumber(
      @Nullable URI voiceUrl, @Nullable URI fallbackUrl, @Nullable URI statusCallback) {}

  public TwinSettings {
    if (!ACCOUNT.matcher(accountSid).matches()) {
      throw new IllegalArgumentException(
          "twin.account-sid (TWILIO_ACCOUNT_SID) must be AC and 32 hex digits, but is '%s'"
              .formatted(accountSid));
    }
    if (authToken.isBlank()) {
      throw new IllegalArgumentException("twin.auth-token (TWILIO_AUTH_TOKEN) must not be empty");
    }
    if (!(speed > 0 && speed <= 1000)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "twin.speed must be above 0, up to 1000, but is %s", speed));
    }
    if (callsPerSecond < 0 || recordLimit < 1000) {
      throw new IllegalArgumentException(
          "twin.calls-per-second must not be negative, and twin.record-limit at least 1000");
    }
    if (promotionDelay.isNegative() || keptEndedLegs < 1) {
      throw new IllegalArgumentException(
          "twin.promotion-delay must not be negative, and twin.kept-ended-legs at least 1");
    }
    // An empty value in a file or environment variable arrives as an empty URI.
    defaultVoiceUrl = present(defaultVoiceUrl);
    defaultStatusCallback = present(defaultStatusCallback);
    numbers = numbers == null ? Map.of() : Map.copyOf(numbers);
    ownedNumbers = ownedNumbers == null ? Set.of() : Set.copyOf(ownedNumbers);
  }

  /** How a call to that number is handled; empty if nobody gave it a voice URL. */
  public Optional<PhoneNumber> number(String e164) {
    String digits = e164.startsWith("+") ? e164.substring(1) : e164;
    Map<String, PhoneNumber> all = numbers == null ? Map.of() : numbers;
    PhoneNumber own = all.getOrDefault("+" + digits, all.get(digits));
    if (own != null && own.voiceUrl() != null) {
      return Optional.of(own);
    }
    return defaultVoiceUrl == null
        ? Optional.empty()
        : Optional.of(new PhoneNumber(defaultVoiceUrl, null, defaultStatusCallback));
  }

  /** Whether that number may stand in From. */
  public boolean owns(String e164) {
    return ownedNumbers == null || ownedNumbers.isEmpty() || ownedNumbers.contains(e164);
  }

  private static @Nullable URI present(@Nullable URI url) {
    return url == null || url.toString().isEmpty() ? null : url;
  }
}
