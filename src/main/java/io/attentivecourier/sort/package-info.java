/**
 * Sorting more than fits in memory: full buffers are sorted and laid on disk, and merged at the
 * end. Entry: {@code ExternalSort}. A key of 8 bytes and bytes in, the same in order out: it knows
 * no identifier.
 */
package io.attentivecourier.sort;
