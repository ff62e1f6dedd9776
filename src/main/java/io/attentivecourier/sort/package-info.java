/**
 * Sorting more than fits in memory: full buffers are sorted and laid on disk, and merged at the
 * end. Entry: {@code HashSort}, {@code RadixSort}. Bytes in, bytes out: it knows no identifier.
 */
package io.attentivecourier.sort;
