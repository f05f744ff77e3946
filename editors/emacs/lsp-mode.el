;; For your init file. Needs yaml-mode and lsp-mode.
(define-derived-mode forge-manifest-mode yaml-mode "Forge manifest"
  "YAML of a Forge app's manifest.")
(add-to-list 'auto-mode-alist '("/manifest\\(\\.[^/]+\\)?\\.ya?ml\\'" . forge-manifest-mode))
(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(forge-manifest-mode . "yaml"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection '("forge-manifest-ls"))
                    :major-modes '(forge-manifest-mode)
                    :server-id 'forge-manifest-ls)))
(add-hook 'forge-manifest-mode-hook #'lsp-deferred)
;; The server sends snippets with their final indentation.
(add-hook 'forge-manifest-mode-hook (lambda () (setq-local yas-indent-line 'fixed)))
