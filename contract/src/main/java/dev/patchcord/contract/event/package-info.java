/**
 * What the outside said, translated into our words by the ingress: past tense, one record type per
 * fact.
 */
@NullMarked
package dev.patchcord.contract.event;

import org.jspecify.annotations.NullMarked;
