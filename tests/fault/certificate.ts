/**
 * A certificate for localhost that nobody trusts, and its key, which is no secret: for tests of TLS only.
 * @module
 */

/** The certificate, valid for a hundred years. */
export const CERTIFICATE = `
-----BEGIN CERTIFICATE-----
MIIBnzCCAUWgAwIBAgIUbb9T6uJokO17ttmStL5CQQCVx3QwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLYXNzYXkgdGVzdHMwIBcNMjYxMTI1MDYwMjQ5WhgPMjEyNjEx
MDEwNjAyNDlaMBYxFDASBgNVBAMMC2Fzc2F5IHRlc3RzMFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEywb5KcFR2JaahIt4MTBvFDrWVuBrwD7LQdITqompaJpNZqGB
zu/HNt+eiftRt8s4VZa5NmonPnvMy8xfMkTWeqNvMG0wHQYDVR0OBBYEFFnphBLy
LOuYy8aTSXDhd0IaEPPnMB8GA1UdIwQYMBaAFFnphBLyLOuYy8aTSXDhd0IaEPPn
MA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMAoG
CCqGSM49BAMCA0gAMEUCIBBJ5czvVRhqQqOLJCDgFDeY93GkabzXS+oyIDkbDwuW
AiEAoKsGLDGNfodNu6ObcW+ZGkX3gboFkNCRverwfpVDloY=
-----END CERTIFICATE-----
`.trimStart();

/** Its key. */
export const KEY = `
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLzx1oxkH3QZ547nO
amLACM/Li7LNd8JcVr8EKUI9Ej+hRANCAATLBvkpwVHYlpqEi3gxMG8UOtZW4GvA
PstB0hOqialomk1moYHO78c2356J+1G3yzhVlrk2aic+e8zLzF8yRNZ6
-----END PRIVATE KEY-----
`.trimStart();
