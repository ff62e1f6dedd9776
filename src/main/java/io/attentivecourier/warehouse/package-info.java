/**
 * The client's warehouse: the driver that reads it, how that driver streams, and a small pool.
 * Entry: {@code Warehouse}. It only reads, never holds a whole result, and names a fault without a
 * driver's text. It knows no column's meaning.
 */
package io.attentivecourier.warehouse;
