"""The parts of the screens; one answer widget per question type, listed in ``registry``."""
