/// Spanish names of letters, symbols, units and currencies, as Peru says them.
enum SpanishNames {
    static let months = [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre", "noviembre",
        "diciembre",
    ]

    static let digits = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]

    static let letters: [Character: String] = [
        "a": "a", "b": "be", "c": "ce", "d": "de", "e": "e", "f": "efe", "g": "ge", "h": "hache", "i": "i",
        "j": "jota", "k": "ka", "l": "ele", "m": "eme", "n": "ene", "ñ": "eñe", "o": "o", "p": "pe", "q": "cu",
        "r": "erre", "s": "ese", "t": "te", "u": "u", "v": "uve", "w": "doble ve", "x": "equis", "y": "i griega",
        "z": "zeta", "á": "a con tilde", "é": "e con tilde", "í": "i con tilde", "ó": "o con tilde",
        "ú": "u con tilde", "ü": "u con diéresis",
    ]

    static let symbols: [Character: String] = [
        "@": "arroba", ".": "punto", ",": "coma", "/": "barra", "&": "y", "+": "más", "%": "por ciento",
        "‰": "por mil", "§": "sección", "#": "numeral", "*": "asterisco", "=": "igual a", "<": "menor que",
        ">": "mayor que", "≤": "menor o igual que", "≥": "mayor o igual que", "≠": "distinto de", "≈": "casi igual a",
        "_": "guion bajo", "-": "guion", "\\": "barra invertida", ":": "dos puntos", ";": "punto y coma",
        "?": "signo de interrogación", "!": "signo de exclamación", "(": "abre paréntesis", ")": "cierra paréntesis",
        "~": "virgulilla", "^": "circunflejo", "|": "pleca", "°": "grados", "º": "grados", "©": "derechos reservados",
        "®": "marca registrada", "™": "marca", "×": "por", "÷": "entre", "±": "más o menos", "−": "menos",
        "$": "dólares", "€": "euros", "£": "libras", "½": "un medio", "¼": "un cuarto", "¾": "tres cuartos",
        "→": "flecha", "µ": "micro", "¶": "párrafo", " ": "espacio", "'": "apóstrofo", "\u{2BC}": "apóstrofo",
    ]

    struct Noun {
        let one: String
        let many: String
        let isFeminine: Bool
        init(_ one: String, _ many: String, feminine: Bool = false) {
            self.one = one
            self.many = many
            isFeminine = feminine
        }
    }

    static let units: [String: Noun] = [
        "km": Noun("kilómetro", "kilómetros"), "m": Noun("metro", "metros"), "cm": Noun("centímetro", "centímetros"),
        "mm": Noun("milímetro", "milímetros"), "km2": Noun("kilómetro cuadrado", "kilómetros cuadrados"),
        "m2": Noun("metro cuadrado", "metros cuadrados"), "cm2": Noun("centímetro cuadrado", "centímetros cuadrados"),
        "m3": Noun("metro cúbico", "metros cúbicos"), "cm3": Noun("centímetro cúbico", "centímetros cúbicos"),
        "kg": Noun("kilogramo", "kilogramos"), "g": Noun("gramo", "gramos"), "mg": Noun("miligramo", "miligramos"),
        "t": Noun("tonelada", "toneladas", feminine: true), "l": Noun("litro", "litros"),
        "ml": Noun("mililitro", "mililitros"), "ha": Noun("hectárea", "hectáreas", feminine: true),
        "h": Noun("hora", "horas", feminine: true), "min": Noun("minuto", "minutos"),
        "s": Noun("segundo", "segundos"), "km/h": Noun("kilómetro por hora", "kilómetros por hora"),
        "°C": Noun("grado Celsius", "grados Celsius"), "°F": Noun("grado Fahrenheit", "grados Fahrenheit"),
        "°": Noun("grado", "grados"), "kW": Noun("kilovatio", "kilovatios"), "W": Noun("vatio", "vatios"),
        "kWh": Noun("kilovatio hora", "kilovatios hora"), "V": Noun("voltio", "voltios"),
        "Hz": Noun("hercio", "hercios"), "kB": Noun("kilobyte", "kilobytes"), "MB": Noun("megabyte", "megabytes"),
        "GB": Noun("gigabyte", "gigabytes"), "Mbps": Noun("megabit por segundo", "megabits por segundo"),
    ]

    static let currencies: [String: (unit: Noun, cent: Noun)] = [
        "PEN": (Noun("sol", "soles"), Noun("céntimo", "céntimos")),
        "USD": (Noun("dólar", "dólares"), Noun("centavo", "centavos")),
        "EUR": (Noun("euro", "euros"), Noun("céntimo", "céntimos")),
        "GBP": (Noun("libra", "libras", feminine: true), Noun("penique", "peniques")),
        "BOB": (Noun("boliviano", "bolivianos"), Noun("centavo", "centavos")),
    ]

    static let denominators = [
        2: "medio", 3: "tercio", 4: "cuarto", 5: "quinto", 6: "sexto", 7: "séptimo", 8: "octavo", 9: "noveno",
        10: "décimo",
    ]
}
