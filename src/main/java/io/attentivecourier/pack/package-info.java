/**
 * Packs a staged file before it is sealed: compresses it, encrypts it, and reads it back each time.
 * Entry: {@code Pack}, {@code PgpKey}. A packed file that cannot be opened is, at the receiver, a
 * list that did not come. It knows files, and no list.
 *
 * <p>Camel's own formats for gzip, zip and tar are not used: the step {@code marshal} gathers the
 * result on the heap, their archives hold the time of day, and gzip knows no level. So archives are
 * written here, from file to file, by Commons Compress. PGP is Camel's format, driven by the root
 * package from file to file: as a step, 300 MB ran out of memory at 128 MB of heap.
 */
package io.attentivecourier.pack;
