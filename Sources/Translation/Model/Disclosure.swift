public import TextProcessing

/// The sentence that tells a reader that a machine translated, in the language of the translation.
///
/// The Quechua and Aymara sentences are `unreviewed`: no speaker has checked them yet.
public enum Disclosure {
    /// The notice for readers of a variety; in Spanish for a variety that has none of its own.
    public static func text(for target: LanguageVariety) -> String {
        switch target.language {
        case "en": "Machine translation: no person has reviewed it."
        case "qu", "quy": "Kayqa makinapa tikrasqanmi: manam pi runapas qawarqachu."
        case "quz": "Kayqa makinaq t'ikrasqanmi: manan pi runapas qhawarqanchu."
        case "ay", "ayr": "Akax makinan jaqukipatawa: janiw khiti jaqis uñakipkiti."
        default: "Traducción automática: ninguna persona la ha revisado."
        }
    }
}
