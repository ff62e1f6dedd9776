/**
 * The stand-in's SFTP server: it takes files as Attentive would, and refuses in words what breaks
 * the contract. Entry: {@code SftpStandIn}. The real receiver reports nothing, so this is the only
 * place where a wrong file is seen before it removes people from a list.
 */
package io.attentivecourier.standin.sftp;
