package dev.patchcord.ingress.request;

/**
 * A webhook that is turned away: nothing of it is published. Becomes a one-line problem body (RFC
 * 9457).
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * Turns a webhook away.
   *
   * @param detail one line that tells the sender what to do; no word about secrets
   */
  public Refused(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why, as counted by {@code patchcord.ingress.refused}. */
  public enum Reason {
    MALFORMED(400),
    MISSING_FIELD(400),
    TOKEN(401),
    SIGNATURE(403),
    NOT_GRANTED(403),
    UNKNOWN_PATH(404),
    METHOD(405),
    TOO_LARGE(413),
    CONTENT_TYPE(415);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    /** HTTP status. */
    public int status() {
      return status;
    }

    /** Value of the counter's tag. */
    public String tag() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
