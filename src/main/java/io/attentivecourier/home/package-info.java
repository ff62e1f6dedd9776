/**
 * The folder of one courier: where its files lie, who may read them, how they are written durably,
 * and the locks between processes. Entry: {@code Home}. It does not know what the files mean.
 */
package io.attentivecourier.home;
