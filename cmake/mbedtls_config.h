#pragma once
// The part of Mbed TLS that SCRAM (RFC 5802), entity capabilities (XEP-0115) and base64 need.
#define MBEDTLS_BASE64_C
#define MBEDTLS_MD_C
#define MBEDTLS_PKCS5_C
#define MBEDTLS_SHA1_C
#define MBEDTLS_SHA256_C
#define MBEDTLS_SHA512_C
