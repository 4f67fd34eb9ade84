/**
 * The webhook paths and their query: written by the dialer and the documents, read by the ingress.
 */
@NullMarked
package dev.patchcord.contract.callback;

import org.jspecify.annotations.NullMarked;
