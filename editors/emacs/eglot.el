;; For your init file. Needs yaml-mode and, before Emacs 29, eglot.
(define-derived-mode forge-manifest-mode yaml-mode "Forge manifest"
  "YAML of a Forge app's manifest.")
(add-to-list 'auto-mode-alist '("/manifest\\(\\.[^/]+\\)?\\.ya?ml\\'" . forge-manifest-mode))
(put 'forge-manifest-mode 'eglot-language-id "yaml")
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(forge-manifest-mode . ("forge-manifest-ls"))))
(add-hook 'forge-manifest-mode-hook #'eglot-ensure)
;; The server sends snippets with their final indentation.
(add-hook 'forge-manifest-mode-hook (lambda () (setq-local yas-indent-line 'fixed)))
