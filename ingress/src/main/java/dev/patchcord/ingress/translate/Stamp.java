package dev.patchcord.ingress.translate;

import java.time.Instant;

/**
 * When an event was learned of, and a word that no other webhook has.
 *
 * @param nonce makes an id for a delivery that has no identity of its own. Two fetches of one
 *     document URL can be equal in every field and still be two facts (music fetched twice), so an
 *     id made of the fields alone would have the second one dropped as a repetition
 */
public record Stamp(Instant at, String nonce) {}
