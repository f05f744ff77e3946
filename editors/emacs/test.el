;; Plays the scenario that ../scenario/app.sh tells, in the current folder. Run by test.sh.
(require 'cl-lib)
(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)

(defvar patience 20 "Seconds to wait for anything; nothing is measured with it.")
(setq eglot-sync-connect t eglot-autoshutdown nil make-backup-files nil create-lockfiles nil)
(load (expand-file-name "eglot.el" (file-name-directory load-file-name)) nil t)

(defun until (what check)
  "Wait until CHECK returns something other than nil, and return that; WHAT is named in the error."
  (let ((end (+ (float-time) patience)) got)
    (while (and (not (setq got (funcall check))) (< (float-time) end))
      (eglot--signal-textDocument/didChange)
      (accept-process-output nil 0.05))
    (or got (error "Waited for %s; the rules are %S" what (rules)))))

(defun rules ()
  "Return the rules of the buffer's diagnostics, sorted."
  (sort (mapcar (lambda (d) (plist-get (alist-get 'eglot-lsp-diag (flymake-diagnostic-data d)) :code))
                (flymake-diagnostics))
        #'string<))

(defun expect-rules (&rest want)
  "Wait until the rules of the diagnostics are WANT."
  (until (format "%S" want) (lambda () (equal want (rules)))))

(defun accept (typed label)
  "Insert TYPED, ask for the list, and accept the item LABEL as completion front ends do."
  (insert typed)
  (cl-destructuring-bind (beg end table &rest plist) (eglot-completion-at-point)
    (let ((item (until label (lambda ()
                               (cl-find label (all-completions "" table) :key #'string-trim :test #'string=)))))
      (delete-region beg end)
      (insert item)
      (funcall (plist-get plist :exit-function) item 'finished))))

(defun go (text)
  "Put point behind TEXT."
  (goto-char (point-min))
  (search-forward text))

(defun choose (title)
  "Choose the code action TITLE at point, in the menu that the user would see."
  (cl-letf (((symbol-function 'completing-read) (lambda (_prompt titles &rest _)
              (or (cl-find title (mapcar (lambda (each) (if (consp each) (car each) each)) titles) :test #'string=)
                  (error "%s is not among %S" title titles)))))
    (let ((last-nonmenu-event t))
      (call-interactively #'eglot-code-actions))))

(find-file "other.yml")
(cl-assert (not (eglot-current-server)) nil "other YAML has a server")
(find-file "manifest.yml")
(run-hooks 'post-command-hook) ; where eglot-ensure waits; no command is run in batch mode
(until "the server" #'eglot-current-server)
(flymake-start)
(expect-rules "module-deprecated" "module-deprecated" "resolver-without-resource" "schema-required")

(go "jira:dashboardBackgroundScript:\n    - key: shared-data")
(accept "\n      resource: " "shared-data")
(goto-char (point-max))
(accept "      interval: " "hour")
(expect-rules "module-deprecated" "module-deprecated")

(go "function: refresh\n")
(backward-char 2)
(insert "c")
(expect-rules "module-deprecated" "module-deprecated" "reference-function")
(choose "Replace with \"refresh\"")
(expect-rules "module-deprecated" "module-deprecated")

(go "key: main")
(backward-char 2)
(eglot-rename "gadget")
(save-buffer)

(let ((read (lambda (name) (with-temp-buffer (insert-file-contents name) (string-trim-right (buffer-string))))))
  (unless (string= (funcall read "golden.yml") (funcall read "manifest.yml"))
    (error "The saved file is not the golden one:\n%s" (funcall read "manifest.yml"))))
(message "ok")
