extension ReadAlongPage {
    /// The style sheet; it has nothing to load.
    static let style = """
        body { margin: 0; font: 1.25rem/1.7 system-ui, sans-serif; color: #1a1a1a; background: #ffffff; }
        main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
        .player { position: sticky; top: 0; padding: 0.5rem 0; background: #ffffff; }
        audio { display: block; width: 100%; }
        button { min-height: 44px; margin: 0.5rem 0.5rem 0 0; padding: 0.25rem 1rem; font: inherit; color: #1a1a1a; \
        background: #f0f0f0; border: 2px solid #1a1a1a; border-radius: 0.25rem; }
        button:focus-visible, audio:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
        .sentence.heard { color: #1a1a1a; background: #e6f0ff; }
        .word.heard { color: #1a1a1a; background: #ffe066; text-decoration: underline; }
        .notice { color: #1a1a1a; background: #fff4d6; padding: 0.5rem 1rem; border-left: 4px solid #1a1a1a; }
        """

    /// The script; it only adds to a page that works without it.
    static let script = """
        (() => {
          const audio = document.querySelector("audio");
          const sentences = [...document.querySelectorAll(".sentence")];
          const words = [...document.querySelectorAll(".word")];
          const start = (element) => Number(element.dataset.start);
          const isHeard = (element) => start(element) <= audio.currentTime && audio.currentTime < Number(element.dataset.end);
          const show = (list) => list.forEach((element) => element.classList.toggle("heard", isHeard(element)));
          const update = () => { show(sentences); show(words); };
          const follow = () => { update(); if (!audio.paused) requestAnimationFrame(follow); };
          audio.addEventListener("play", follow);
          audio.addEventListener("seeked", update);
          audio.addEventListener("ended", update);
          document.querySelectorAll("button[data-step]").forEach((button) => {
            button.hidden = false;
            button.addEventListener("click", () => {
              const present = sentences.filter((sentence) => start(sentence) <= audio.currentTime).length - 1;
              const next = Math.min(Math.max(present + Number(button.dataset.step), 0), sentences.length - 1);
              if (next >= 0) audio.currentTime = start(sentences[next]);
            });
          });
          words.forEach((word) => word.addEventListener("click", () => { audio.currentTime = start(word); }));
        })();
        """
}
