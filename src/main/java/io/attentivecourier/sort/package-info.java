/**
 * Sorts more entries than fit in memory: full buffers are sorted and written to disk, and merged at
 * the end. Entry: {@code ExternalSort}. A key of 8 bytes and bytes come in, the same come out in
 * order: it knows no identifier.
 */
package io.attentivecourier.sort;
